/** The read side over a log of millions of events, measured. */
@NullMarked
package io.framelog.bench.read;

import org.jspecify.annotations.NullMarked;
