/** The log itself over HTTP. */
@NullMarked
package io.framelog.api.event;

import org.jspecify.annotations.NullMarked;
