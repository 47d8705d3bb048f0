/** Axon's infrastructure: serializer, transactions, tokens, and the command bus. */
@NullMarked
package io.framelog.command.axon;

import org.jspecify.annotations.NullMarked;
