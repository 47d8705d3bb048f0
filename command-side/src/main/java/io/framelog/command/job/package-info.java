/** Jobs: long work done step by step, resumed after a crash, on one node at a time. */
@NullMarked
package io.framelog.command.job;

import org.jspecify.annotations.NullMarked;
