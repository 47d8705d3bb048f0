/** Tests of the default run's parts. */
@NullMarked
package io.framelog.api.run;

import org.jspecify.annotations.NullMarked;
