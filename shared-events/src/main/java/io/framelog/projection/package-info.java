/** Contracts for looking at projections: progress and lag. */
@NullMarked
package io.framelog.projection;

import org.jspecify.annotations.NullMarked;
