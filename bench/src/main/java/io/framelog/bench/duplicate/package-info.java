/** Near-duplicates at a million images, measured. */
@NullMarked
package io.framelog.bench.duplicate;

import org.jspecify.annotations.NullMarked;
