/** Tests of the words of captions. */
@NullMarked
package io.framelog.query.text;

import org.jspecify.annotations.NullMarked;
