/** The front door of help requests. */
@NullMarked
package org.aidflow.helprequest.web;

import org.jspecify.annotations.NullMarked;
