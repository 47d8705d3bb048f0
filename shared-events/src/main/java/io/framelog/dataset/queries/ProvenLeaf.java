package io.framelog.dataset.queries;

import java.util.List;

/**
 * A leaf of a snapshot with its path of RFC 6962, section 2.1.1; all hashes are hexadecimal.
 *
 * @param index in the order of the image ids, from 0
 * @param leaf its hash
 * @param line the item as the item stream has it, to the byte; of what is retracted or erased the
 *     bare leaf
 * @param path from the leaf upwards
 */
public record ProvenLeaf(long index, String leaf, String line, List<String> path) {
  public ProvenLeaf {
    path = List.copyOf(path);
  }
}
