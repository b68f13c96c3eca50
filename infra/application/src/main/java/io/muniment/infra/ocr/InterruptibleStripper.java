package io.muniment.infra.ocr;

import java.io.IOException;
import java.util.List;
import org.apache.pdfbox.contentstream.operator.Operator;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.text.PDFTextStripper;

/** Stops between two operators of a page when its thread is interrupted: forms within forms can be without end. */
final class InterruptibleStripper extends PDFTextStripper {

    @Override
    protected void processOperator(Operator operator, List<COSBase> operands) throws IOException {
        InterruptibleBytes.checkGoesOn();
        super.processOperator(operator, operands);
    }
}
