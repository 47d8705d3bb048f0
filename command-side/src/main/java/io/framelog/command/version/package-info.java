/** The version that a sender saw against the one that an aggregate has. */
@NullMarked
package io.framelog.command.version;

import org.jspecify.annotations.NullMarked;
