/** The desk's calls: for officials in their Tasklist session, and for donors' clients. */
@NullMarked
package org.aidflow.desk.web;

import org.jspecify.annotations.NullMarked;
