/** Identities: name-based UUIDs, image ids from content, hashes. */
@NullMarked
package io.framelog.identity;

import org.jspecify.annotations.NullMarked;
