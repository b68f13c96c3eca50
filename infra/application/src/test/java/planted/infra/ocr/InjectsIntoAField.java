package planted.infra.ocr;

import org.springframework.beans.factory.annotation.Autowired;

final class InjectsIntoAField {

    @Autowired
    String name;
}
