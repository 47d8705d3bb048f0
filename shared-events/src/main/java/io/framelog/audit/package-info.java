/** Contracts for auditors: checkpoints of the log and proofs against them. */
@NullMarked
package io.framelog.audit;

import org.jspecify.annotations.NullMarked;
