/** Near-duplicates over HTTP. */
@NullMarked
package io.framelog.api.duplicate;

import org.jspecify.annotations.NullMarked;
