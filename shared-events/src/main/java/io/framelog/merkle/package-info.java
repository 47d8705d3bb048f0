/** RFC 6962 Merkle trees, shared by the log's proofs and the snapshots' digests. */
@NullMarked
package io.framelog.merkle;

import org.jspecify.annotations.NullMarked;
