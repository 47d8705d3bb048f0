/** From a request to a command: who, why, once, and against which version. */
@NullMarked
package io.framelog.api.command;

import org.jspecify.annotations.NullMarked;
