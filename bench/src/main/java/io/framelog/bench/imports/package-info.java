/** How fast a folder of pictures is imported, and what the time goes into. */
@NullMarked
package io.framelog.bench.imports;

import org.jspecify.annotations.NullMarked;
