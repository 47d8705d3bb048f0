/** Words of captions as search sees them: folded and stemmed in the application. */
@NullMarked
package io.framelog.query.text;

import org.jspecify.annotations.NullMarked;
