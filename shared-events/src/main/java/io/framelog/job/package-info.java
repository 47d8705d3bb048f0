/** Contracts of jobs: long work that is submitted, watched and cancelled. */
@NullMarked
package io.framelog.job;

import org.jspecify.annotations.NullMarked;
