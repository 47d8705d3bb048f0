/** Tests of model packages. */
@NullMarked
package io.framelog.enrichment.model;

import org.jspecify.annotations.NullMarked;
