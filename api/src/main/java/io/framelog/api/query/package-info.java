/** From a request to a query and its answer. */
@NullMarked
package io.framelog.api.query;

import org.jspecify.annotations.NullMarked;
