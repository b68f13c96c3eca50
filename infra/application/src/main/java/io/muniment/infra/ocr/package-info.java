/** Text of documents: from PDF files themselves, or by tesseract. */
@NullMarked
package io.muniment.infra.ocr;

import org.jspecify.annotations.NullMarked;
