/** A bulk edit as a job, measured. */
@NullMarked
package io.framelog.bench.edit;

import org.jspecify.annotations.NullMarked;
