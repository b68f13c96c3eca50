package planted.infra.ocr;

final class Shouts {

    void shout() {
        System.out.println("planted");
    }
}
