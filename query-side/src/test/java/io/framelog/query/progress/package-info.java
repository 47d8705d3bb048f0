/** Tests of the projections. */
@NullMarked
package io.framelog.query.progress;

import org.jspecify.annotations.NullMarked;
