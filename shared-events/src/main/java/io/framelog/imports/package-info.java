/** Contracts for bringing images in: whole sources, and single ones by URL. */
@NullMarked
package io.framelog.imports;

import org.jspecify.annotations.NullMarked;
