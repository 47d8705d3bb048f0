/** The one text of a JSON value, for everything that is hashed. */
@NullMarked
package io.framelog.query.canonical;

import org.jspecify.annotations.NullMarked;
