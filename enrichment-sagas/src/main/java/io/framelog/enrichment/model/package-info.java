/** Model packages: a manifest and its files become encoders and suggesters, without code. */
@NullMarked
package io.framelog.enrichment.model;

import org.jspecify.annotations.NullMarked;
