/** Contracts for handing a sealed snapshot out as one file of a format that others read. */
@NullMarked
package io.framelog.dataset.export;

import org.jspecify.annotations.NullMarked;
