/**
 * The image projection as it is usually written with Axon: entities, and a transaction an event.
 */
@NullMarked
package io.framelog.bench.read.jpa;

import org.jspecify.annotations.NullMarked;
