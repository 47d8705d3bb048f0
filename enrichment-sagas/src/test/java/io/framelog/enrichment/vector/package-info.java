/** Tests of the vector store. */
@NullMarked
package io.framelog.enrichment.vector;

import org.jspecify.annotations.NullMarked;
