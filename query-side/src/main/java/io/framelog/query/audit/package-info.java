/** The log as a Merkle tree: checkpoints and proofs for auditors. */
@NullMarked
package io.framelog.query.audit;

import org.jspecify.annotations.NullMarked;
