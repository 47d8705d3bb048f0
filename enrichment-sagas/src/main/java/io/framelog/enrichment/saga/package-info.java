/** The process of enrichment: which steps an image waits for. */
@NullMarked
package io.framelog.enrichment.saga;

import org.jspecify.annotations.NullMarked;
