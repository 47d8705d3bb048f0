/** Images over HTTP: registering, editing, reading, history. */
@NullMarked
package io.framelog.api.image;

import org.jspecify.annotations.NullMarked;
