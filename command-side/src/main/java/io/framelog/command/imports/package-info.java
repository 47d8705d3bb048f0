/** Imports: what every source looks like from inside, and the jobs that bring its images in. */
@NullMarked
package io.framelog.command.imports;

import org.jspecify.annotations.NullMarked;
