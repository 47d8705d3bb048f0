/** The query side: general configuration that every projection and query handler rests on. */
@NullMarked
package io.framelog.query;

import org.jspecify.annotations.NullMarked;
