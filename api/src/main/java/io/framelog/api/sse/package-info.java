/** Server-sent events: streams that hold no thread, end in time, and are counted. */
@NullMarked
package io.framelog.api.sse;

import org.jspecify.annotations.NullMarked;
