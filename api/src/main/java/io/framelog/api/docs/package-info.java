/** The OpenAPI document. */
@NullMarked
package io.framelog.api.docs;

import org.jspecify.annotations.NullMarked;
