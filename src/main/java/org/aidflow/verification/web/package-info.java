/** Where outside systems tell what happened to a household. */
@NullMarked
package org.aidflow.verification.web;

import org.jspecify.annotations.NullMarked;
