/** Tests of the audit tree. */
@NullMarked
package io.framelog.query.audit;

import org.jspecify.annotations.NullMarked;
