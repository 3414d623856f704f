#include <catch2/catch.hpp>

#include "places.h"
#include "read/language.h"

using namespace sayso;

namespace {

const LanguageRules& rules() {
  static const LanguageRules loaded = [] {
    Diagnostics problems;
    const auto folder = rules::Folder::read(kCheckout / "rules", problems);
    if (!folder) return LanguageRules{};
    return load_language_rules(*folder, problems);
  }();
  return loaded;
}

std::string language_of(std::string_view text) { return detect_language(text, rules()); }

}  // namespace

TEST_CASE("the language rules load without a problem") {
  Diagnostics problems;
  const auto folder = rules::Folder::read(kCheckout / "rules", problems);
  REQUIRE(folder);
  load_language_rules(*folder, problems);
  for (const auto& problem : problems) UNSCOPED_INFO(problem.line << ": " << problem.message);
  CHECK(problems.empty());
}

TEST_CASE("the language of a text is told by its words or its script") {
  const std::vector<std::pair<std::string, std::string>> texts = {
      {"en",
       "The mayor said on Monday that the bridge would be closed for repairs, and that the "
       "town had known about the cracks for years."},
      {"de",
       "Der Bürgermeister sagte am Montag, die Brücke werde für mehrere Wochen gesperrt, weil "
       "die Stadt von den Rissen nicht früher gewusst habe."},
      {"fr",
       "Le maire a déclaré lundi que le pont serait fermé pour plusieurs semaines, car la "
       "ville n’avait pas été informée des fissures."},
      {"es",
       "El alcalde dijo el lunes que el puente estará cerrado durante varias semanas porque "
       "la ciudad no sabía nada de las grietas."},
      {"it",
       "Il sindaco ha detto lunedì che il ponte sarà chiuso per alcune settimane, perché la "
       "città non sapeva nulla delle crepe."},
      {"pt",
       "O prefeito disse na segunda-feira que a ponte será fechada por várias semanas, pois a "
       "cidade não sabia das rachaduras."},
      {"nl",
       "De burgemeester zei maandag dat de brug enkele weken wordt afgesloten, omdat de stad "
       "niets van de scheuren had geweten."},
      {"sv",
       "Borgmästaren sade på måndagen att bron ska stängas i flera veckor, eftersom staden "
       "inte hade känt till sprickorna."},
      {"da",
       "Borgmesteren sagde mandag, at broen skal lukkes i flere uger, fordi byen ikke havde "
       "kendt til revnerne, som nogle havde set efter påske."},
      {"no",
       "Ordføreren sa mandag at broen skal stenges i flere uker, fordi byen ikke hadde kjent "
       "til sprekkene som noen hadde sett etter påske."},
      {"fi",
       "Pormestari sanoi maanantaina, että silta on suljettu useita viikkoja, koska kaupunki "
       "ei ollut tiennyt halkeamista ja niin se oli."},
      {"pl",
       "Burmistrz powiedział w poniedziałek, że most zostanie zamknięty na kilka tygodni, "
       "ponieważ miasto nie wiedziało o pęknięciach, które tam były."},
      {"cs",
       "Starosta v pondělí řekl, že most bude na několik týdnů uzavřen, protože město o "
       "trhlinách nevědělo, které se podle něj objevily až teď."},
      {"sk",
       "Starosta v pondelok povedal, že most bude na niekoľko týždňov zatvorený, pretože mesto "
       "o trhlinách nevedelo, ktoré sa podľa neho objavili až teraz."},
      {"hu",
       "A polgármester hétfőn azt mondta, hogy a híd több hétre le lesz zárva, mert a város "
       "nem tudott a repedésekről, és ez már nem az első eset volt."},
      {"ro",
       "Primarul a spus luni că podul va fi închis pentru mai multe săptămâni, deoarece orașul "
       "nu știa de fisurile care au fost găsite în aprilie."},
      {"tr",
       "Belediye başkanı pazartesi günü köprünün birkaç hafta için kapatılacağını söyledi ve "
       "bu çatlaklar için daha önce bir uyarı olmadığını dedi."},
      {"vi",
       "Thị trưởng cho biết hôm thứ Hai rằng cây cầu sẽ bị đóng cửa trong nhiều tuần vì thành "
       "phố không được báo về các vết nứt đã có từ năm ngoái."},
      {"id",
       "Wali kota mengatakan pada hari Senin bahwa jembatan itu akan ditutup selama beberapa "
       "minggu karena kota tidak tahu tentang retakan yang ada."},
      {"hr",
       "Gradonačelnik je rekao u ponedjeljak da će most biti zatvoren nekoliko tjedana jer "
       "grad nije znao za pukotine koje su nastale nakon potresa."},
      {"ru",
       "Мэр заявил в понедельник, что мост закроют на несколько недель, так как город не знал "
       "о трещинах, которые там были."},
      {"uk",
       "Мер заявив у понеділок, що міст закриють на кілька тижнів, бо місто не знало про "
       "тріщини, які там були, та це вже не перший раз."},
      {"bg",
       "Кметът каза в понеделник, че мостът ще бъде затворен за няколко седмици, защото "
       "градът не е знаел за пукнатините, които са там."},
      {"el", "Ο δήμαρχος δήλωσε τη Δευτέρα ότι η γέφυρα θα κλείσει."},
      {"he", "ראש העיר אמר ביום שני כי הגשר ייסגר."},
      {"ar", "قال رئيس البلدية يوم الاثنين إن الجسر سيغلق لعدة أسابيع بعد أن ظهرت شقوق في الجسر."},
      {"fa", "شهردار روز دوشنبه گفت که پل برای چند هفته بسته می شود و این را شهر نمی دانست."},
      {"hi",
       "महापौर ने सोमवार को कहा कि पुल कई हफ्तों के लिए बंद रहेगा और यह भी कि शहर को दरारों का पता नहीं "
       "था।"},
      {"th", "นายกเทศมนตรีกล่าวเมื่อวันจันทร์ว่าสะพานจะปิด"},
      {"ko", "시장은 월요일에 다리가 몇 주 동안 폐쇄될 것이라고 말했다."},
      {"ja", "市長は月曜日、橋を数週間閉鎖すると述べた。"},
      {"zh", "市长周一表示，这座桥将关闭数周，因为市政府不知道有裂缝。"},
  };
  for (const auto& [language, text] : texts) {
    INFO(text);
    CHECK(language_of(text) == language);
  }
}

TEST_CASE("capitals count like small letters") {
  CHECK(
      language_of("DER BÜRGERMEISTER SAGTE, DASS DIE BRÜCKE FÜR WOCHEN GESPERRT WIRD, UND DAS IST "
                  "NICHT GUT FÜR DIE STADT") == "de");
}

TEST_CASE("names in another script do not change the language") {
  CHECK(language_of("The mayor, known as 李明, said on Monday that the bridge was to be closed.") ==
        "en");
  CHECK(language_of("市长周一对 Reuters 和 Associated Press 的记者表示，这座桥将关闭数周。") ==
        "zh");
}

TEST_CASE("a text without letters has no language") {
  CHECK(language_of("") == "und");
  CHECK(language_of("12:30 – 3,141 %\n\n* * *") == "und");
}

TEST_CASE("a headline alone is assumed to be English unless its words are of another language") {
  CHECK(language_of("Mayor quits") == "en");
  CHECK(language_of("Xi Jinping urges global tech cooperation as IBM, Intel, Cisco CEOs attend") ==
        "en");
  CHECK(language_of("Le maire de la ville quitte ses fonctions") != "en");
}

TEST_CASE("a longer text in no known language is not assumed to be English") {
  std::string text;
  for (int i = 0; i < 60; ++i) text += "brr zzak qotl ";
  CHECK(language_of(text) == "und");
}

TEST_CASE("only the beginning of a long text is read") {
  std::string text;
  while (text.size() < 25000) text += "brr zzak qotl ";
  CHECK(language_of(text + "The mayor said that she would be back.") == "und");
}

TEST_CASE("the end of the sample may cut a character") {
  for (std::size_t shift = 0; shift < 3; ++shift) {
    std::string text(shift, ' ');
    while (text.size() < 25000) text += "☃";
    CHECK(language_of(text) == "und");
  }
}
