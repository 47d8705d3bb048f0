/** Tests of compensations: pure functions, no log. */
@NullMarked
package io.framelog.command.annotation;

import org.jspecify.annotations.NullMarked;
