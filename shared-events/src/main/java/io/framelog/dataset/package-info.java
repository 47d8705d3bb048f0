/** Values of the dataset aggregate. */
@NullMarked
package io.framelog.dataset;

import org.jspecify.annotations.NullMarked;
