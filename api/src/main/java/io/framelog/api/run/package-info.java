/** The default run: fills an empty store, imports a folder, shows what works. */
@NullMarked
package io.framelog.api.run;

import org.jspecify.annotations.NullMarked;
