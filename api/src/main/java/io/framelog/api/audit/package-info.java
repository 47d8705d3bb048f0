/** What auditors need: checkpoints, proofs and the log with its seals. */
@NullMarked
package io.framelog.api.audit;

import org.jspecify.annotations.NullMarked;
