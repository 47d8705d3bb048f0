/** Near-duplicates: which perceptual hashes lie near each other, and the groups that they form. */
@NullMarked
package io.framelog.query.duplicate;

import org.jspecify.annotations.NullMarked;
