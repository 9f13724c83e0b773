/**
 * What people say when all they want to say is thank you. Whole phrases, in lower case without accents' variants: a phrase
 * that is not here makes a mail more than thanks.
 */
export interface ThanksWords {
	/** Each of these is thanks. */
	thanks: string;
	/** May follow one of them: how much. */
	much: string;
	/** May follow then: for what. Nothing that is still to be done ("in advance"). */
	forWhat: string;
	/** May stand beside thanks: content, good wishes, goodbye, greetings. */
	beside: string;
	/** Before a name. */
	greetings: string;
}

export const THANKS_WORDS: readonly ThanksWords[] = [
	{
		thanks: 'thanks, thank you, thankyou, thank u, thx, thnx, ty, tysm, many thanks, thanks guys, thanks all, thank you all, much appreciated, very much appreciated, i appreciate it, i really appreciate it, really appreciate it, appreciate it, i appreciate your help, really appreciate your help, i really appreciate your help, big thanks, huge thanks, a big thank you, thanks a million, thanks a bunch, thanks a ton',
		much: 'so much, very much, a lot, again, once again, kindly, so very much, very much indeed, again so much',
		forWhat:
			'for your help, for the help, for all your help, for your quick help, for your reply, for the reply, for your quick reply, for the quick reply, for your fast reply, for your response, for the response, for your quick response, for the quick response, for your prompt reply, for your prompt response, for your answer, for the answer, for your support, for the support, for your assistance, for the info, for the information, for everything, for helping, for helping me, for helping out, for your time, for your time and help, for the update, for letting me know, for getting back to me, for getting back to me so quickly, for your patience, for the great service, for the excellent service, for the great support, for sorting this out, for sorting it out, for fixing it, for fixing this, for the explanation, for the clarification, for your kindness',
		beside: "great, perfect, awesome, excellent, brilliant, wonderful, fantastic, amazing, lovely, super, cool, nice, got it, all good, all set, that worked, it worked, it works, it works now, works now, it works perfectly, works perfectly, works like a charm, that helps, that helps a lot, that helped, that did it, that did the trick, that solved it, problem solved, solved, you are the best, you're the best, you guys are the best, you rock, great service, great support, have a nice day, have a great day, have a good day, have a lovely day, have a good one, have a nice weekend, have a great weekend, have a good weekend, ok, okay, received, well received, it arrived, it has arrived, it arrived today, it has arrived today, regards, best regards, kind regards, warm regards, kindest regards, with kind regards, best, best wishes, all the best, sincerely, yours sincerely, cheers, bye, take care, all is well now, everything is fine now, everything works now",
		greetings: 'hi, hello, hey, dear, good morning, good afternoon, good evening, hi there, hello there, hey there',
	},
	{
		thanks: 'gracias, muchas gracias, muchísimas gracias, muchisimas gracias, mil gracias, un millón de gracias, ok gracias, vale gracias, perfecto gracias, se agradece, te lo agradezco, se lo agradezco, os lo agradezco, muy agradecida, muy agradecido, muy agradecidos, gracias a todos, gracias a vosotros',
		much: 'de nuevo, otra vez, una vez más, de verdad, de corazón',
		forWhat:
			'por todo, por la ayuda, por tu ayuda, por su ayuda, por vuestra ayuda, por la respuesta, por tu respuesta, por su respuesta, por vuestra respuesta, por la rápida respuesta, por su rápida respuesta, por tu rápida respuesta, por responder, por responder tan rápido, por contestar, por la información, por la info, por la atención, por su atención, por tu tiempo, por su tiempo, por la rapidez, por la gestión, por avisar, por la aclaración, por ayudarme, por el apoyo',
		beside: 'perfecto, genial, estupendo, excelente, fantástico, fenomenal, vale, de acuerdo, ok, muy amable, muy amables, sois geniales, recibido, ha llegado, ya ha llegado, ya funciona, ya me funciona, funciona, solucionado, resuelto, todo bien, todo perfecto, todo correcto, un saludo, saludos, saludos cordiales, un cordial saludo, un abrazo, que tengas un buen día, que tenga un buen día, que tengáis un buen día, buen día, buen fin de semana, feliz día, feliz fin de semana, atentamente, hasta pronto',
		greetings: 'hola, buenas, buenos días, buenas tardes, buenas noches, estimado, estimada, querido, querida',
	},
	{
		thanks: 'danke, vielen dank, danke schön, dankeschön, danke sehr, herzlichen dank, besten dank, tausend dank, lieben dank, ganz herzlichen dank, ok danke, super danke, vielen lieben dank, danke euch, danke ihnen, danke dir, ich danke ihnen, ich danke euch, ich danke dir, merci',
		much: 'nochmal, nochmals, noch mal, noch einmal, vielmals, sehr',
		forWhat:
			'für die hilfe, für ihre hilfe, für eure hilfe, für deine hilfe, für die schnelle hilfe, für ihre schnelle hilfe, für die antwort, für ihre antwort, für eure antwort, für die schnelle antwort, für ihre schnelle antwort, für die rasche antwort, für die schnelle rückmeldung, für die rückmeldung, für ihre rückmeldung, für die info, für die information, für die informationen, für alles, für die unterstützung, für ihre unterstützung, für die mühe, für ihre mühe, für die schnelle bearbeitung, für den tollen service, für den guten service, für die auskunft, für die erklärung',
		beside: 'super, perfekt, prima, toll, klasse, spitze, wunderbar, großartig, sehr gut, alles klar, alles gut, alles bestens, ok, okay, passt, hat geklappt, es hat geklappt, das hat geklappt, jetzt geht es, jetzt funktioniert es, es funktioniert, es funktioniert jetzt, das hat geholfen, das hilft mir, das hilft mir sehr, ist angekommen, es ist angekommen, paket ist angekommen, erledigt, gruß, grüße, viele grüße, liebe grüße, schöne grüße, beste grüße, freundliche grüße, mit freundlichen grüßen, mit besten grüßen, herzliche grüße, lg, mfg, vg, schönen tag, schönen tag noch, einen schönen tag, einen schönen tag noch, ich wünsche ihnen einen schönen tag, schönes wochenende, ein schönes wochenende, schönen abend, bis bald',
		greetings: 'hallo, hi, guten tag, guten morgen, guten abend, liebe, lieber, moin, servus, sehr geehrte, sehr geehrter',
	},
	{
		thanks: 'merci, merci beaucoup, merci bien, un grand merci, mille mercis, mille merci, merci infiniment, ok merci, parfait merci, je vous remercie, je te remercie, nous vous remercions, merci à vous, merci à toi, merci à tous',
		much: 'encore, beaucoup, encore une fois, infiniment, bien',
		forWhat:
			"pour tout, pour votre aide, pour ton aide, pour l'aide, pour votre réponse, pour ta réponse, pour la réponse, pour votre réponse rapide, pour votre retour, pour ce retour, pour le retour, pour votre rapidité, pour la rapidité, pour votre réactivité, pour l'info, pour l'information, pour les informations, pour ces informations, pour votre temps, pour votre patience, pour votre soutien, pour votre gentillesse, pour l'explication, pour vos explications, d'avoir répondu, de votre aide, de votre réponse",
		beside: "parfait, super, génial, excellent, formidable, top, très bien, c'est parfait, c'est bon, c'est noté, d'accord, ok, bien reçu, colis reçu, c'est reçu, ça marche, ça marche maintenant, ça fonctionne, cela fonctionne, problème résolu, c'est réglé, résolu, cordialement, bien cordialement, bien à vous, bien à toi, bonne journée, belle journée, bonne soirée, bon week-end, bon weekend, excellente journée, à bientôt, sincères salutations, très cordialement",
		greetings: 'bonjour, salut, bonsoir, chère, cher, coucou',
	},
	{
		thanks: 'grazie, grazie mille, mille grazie, molte grazie, tante grazie, grazie tante, grazie infinite, ok grazie, perfetto grazie, ti ringrazio, vi ringrazio, la ringrazio, grazie a voi, grazie a te, grazie a lei, grazie a tutti',
		much: 'ancora, di nuovo, di cuore, davvero, moltissimo',
		forWhat:
			"di tutto, per tutto, per l'aiuto, per il tuo aiuto, per il suo aiuto, per il vostro aiuto, per la risposta, per la vostra risposta, per la sua risposta, per la rapida risposta, per la tempestiva risposta, per la rapidità, per la disponibilità, per la vostra disponibilità, per la sua disponibilità, per la cortesia, per le informazioni, per l'informazione, per la gentilezza, per il supporto, per il chiarimento, per il tempo",
		beside: 'perfetto, ottimo, fantastico, eccellente, benissimo, va bene, tutto bene, tutto ok, ok, gentilissimi, gentilissima, gentilissimo, molto gentile, molto gentili, ricevuto, è arrivato, funziona, ora funziona, adesso funziona, risolto, problema risolto, saluti, cordiali saluti, distinti saluti, un saluto, un caro saluto, buona giornata, buona serata, buon weekend, buon fine settimana, buon lavoro, a presto',
		greetings: 'ciao, salve, buongiorno, buonasera, gentile, caro, cara',
	},
	{
		thanks: 'obrigado, obrigada, muito obrigado, muito obrigada, muitíssimo obrigado, muitíssimo obrigada, obg, ok obrigado, ok obrigada, valeu, agradeço, agradecido, agradecida, mil obrigados',
		much: 'mais uma vez, novamente, de novo, mesmo, de coração',
		forWhat:
			'por tudo, pela ajuda, pela sua ajuda, pela vossa ajuda, pela resposta, pela sua resposta, pela vossa resposta, pela resposta rápida, pela rápida resposta, pelo retorno, pela atenção, pela informação, pelas informações, pelo esclarecimento, pelo apoio, pelo suporte, pela rapidez, pelo tempo, pela gentileza, por responder, por me ajudar',
		beside: 'perfeito, ótimo, óptimo, excelente, maravilha, fantástico, show, beleza, tudo certo, tudo bem, certo, ok, recebido, já chegou, chegou, funciona, já funciona, funcionou, resolvido, problema resolvido, cumprimentos, com os melhores cumprimentos, melhores cumprimentos, atenciosamente, abraço, abraços, um abraço, bom dia, boa tarde, boa noite, tenha um bom dia, bom fim de semana, bom trabalho, até breve',
		greetings: 'olá, oi, caro, cara, prezado, prezada, bom dia, boa tarde, boa noite',
	},
	{
		thanks: 'bedankt, dank, dank je, dank je wel, dankjewel, dank u, dank u wel, dankuwel, heel erg bedankt, hartelijk dank, hartelijk bedankt, veel dank, dank jullie wel, super bedankt, oke bedankt, ok bedankt, thanks, thx, top bedankt, heel hartelijk dank',
		much: 'nogmaals, hoor, zeer, heel erg',
		forWhat:
			'voor alles, voor de hulp, voor je hulp, voor uw hulp, voor jullie hulp, voor de snelle hulp, voor het antwoord, voor uw antwoord, voor je antwoord, voor jullie antwoord, voor de snelle reactie, voor uw reactie, voor je reactie, voor uw snelle reactie, voor je snelle reactie, voor jullie snelle reactie, voor de informatie, voor de info, voor de moeite, voor de uitleg, voor de goede service, voor de service, voor de snelle service, voor het meedenken',
		beside: 'top, super, prima, perfect, geweldig, fijn, mooi, helemaal goed, helemaal top, oke, oké, ok, duidelijk, ontvangen, is aangekomen, het werkt, het werkt nu, het werkt weer, opgelost, gelukt, het is gelukt, groet, groeten, groetjes, gr, mvg, met vriendelijke groet, met vriendelijke groeten, vriendelijke groet, vriendelijke groeten, hartelijke groet, fijne dag, fijne dag nog, een fijne dag, fijne avond, fijn weekend, goed weekend, tot ziens',
		greetings: 'hallo, hoi, hi, dag, beste, geachte, goedemorgen, goedemiddag, goedenavond',
	},
	{
		thanks: 'dziękuję, dziekuje, dzięki, dzieki, dziękuję bardzo, bardzo dziękuję, wielkie dzięki, serdecznie dziękuję, dziękuję serdecznie, ok dziękuję, ok dzięki, super dzięki, dziękujemy, bardzo dziękujemy, stokrotne dzięki, dziękuję pięknie',
		much: 'bardzo, jeszcze raz, raz jeszcze, serdecznie, wielkie',
		forWhat:
			'za wszystko, za pomoc, za szybką pomoc, za odpowiedź, za szybką odpowiedź, za informację, za informacje, za wiadomość, za wyjaśnienie, za wyjaśnienia, za wsparcie, za szybką reakcję, za czas, za poświęcony czas, za kontakt, za miłą obsługę, za szybką obsługę',
		beside: 'super, świetnie, doskonale, idealnie, znakomicie, w porządku, wszystko w porządku, wszystko jasne, wszystko gra, ok, dobrze, jasne, otrzymałem, otrzymałam, dotarło, dotarła, już działa, działa, rozwiązane, pozdrawiam, pozdrawiam serdecznie, serdecznie pozdrawiam, pozdrowienia, z poważaniem, miłego dnia, życzę miłego dnia, dobrego dnia, miłego weekendu, do widzenia',
		greetings: 'cześć, witam, dzień dobry, dobry wieczór, hej, szanowni państwo, witaj',
	},
	{
		thanks: 'tack, tack så mycket, stort tack, tusen tack, tackar, tackar så mycket, hjärtligt tack, ok tack, tack tack, tack ska du ha, tack ska ni ha, jättetack',
		much: 'igen, än en gång, ännu en gång, så mycket, så jättemycket',
		forWhat:
			'för allt, för hjälpen, för din hjälp, för er hjälp, för all hjälp, för snabb hjälp, för den snabba hjälpen, för svaret, för ditt svar, för ert svar, för snabbt svar, för det snabba svaret, för informationen, för info, för infon, för återkopplingen, för snabb återkoppling, för beskedet, för förklaringen, för bra service, för supporten',
		beside: 'toppen, perfekt, super, jättebra, bra, utmärkt, fantastiskt, strålande, kanon, okej, ok, då vet jag, mottaget, den har kommit, det har kommit, det fungerar, det fungerar nu, nu fungerar det, löst, det löste sig, hälsningar, vänliga hälsningar, vänlig hälsning, med vänlig hälsning, med vänliga hälsningar, mvh, bästa hälsningar, ha det bra, ha en bra dag, ha en fin dag, ha en trevlig dag, trevlig helg, hej då',
		greetings: 'hej, hejsan, hallå, god morgon, god kväll, bästa',
	},
	{
		thanks: 'спасибо, большое спасибо, спасибо большое, огромное спасибо, спасибо огромное, благодарю, благодарю вас, спасибо вам, спасибо вам большое, спасибо всем, ок спасибо, хорошо спасибо, очень благодарна, очень благодарен, премного благодарен, мы благодарны',
		much: 'еще раз, ещё раз, большое, огромное, вам, вам большое',
		forWhat:
			'за все, за всё, за помощь, за вашу помощь, за ответ, за ваш ответ, за быстрый ответ, за оперативный ответ, за оперативность, за информацию, за разъяснение, за разъяснения, за поддержку, за внимание, за понимание, за быструю помощь, за хороший сервис, за отличный сервис',
		beside: 'отлично, прекрасно, замечательно, супер, хорошо, всё хорошо, все хорошо, всё понятно, все понятно, понятно, понял, поняла, ок, получил, получила, посылка пришла, всё пришло, всё работает, все работает, теперь работает, заработало, проблема решена, решено, с уважением, всего доброго, всего хорошего, хорошего дня, удачного дня, хороших выходных, до свидания',
		greetings: 'здравствуйте, привет, добрый день, доброе утро, добрый вечер, уважаемый, уважаемая',
	},
	{
		thanks: 'شكرا, شكراً, شكرا لك, شكراً لك, شكرا لكم, شكراً لكم, شكرا جزيلا, شكراً جزيلاً, شكرا جزيلا لكم, شكراً جزيلاً لكم, شكرا جزيلا لك, شكراً جزيلاً لك, الف شكر, ألف شكر, جزيل الشكر, كل الشكر, مشكور, مشكورين, أشكركم, اشكركم, أشكرك, جزاكم الله خيرا, جزاك الله خيرا',
		much: 'مرة أخرى, مرة اخرى, مجددا, جدا, جزيلا',
		forWhat:
			'على المساعدة, على مساعدتكم, على مساعدتك, على الرد, على الرد السريع, على ردكم, على سرعة الرد, على المعلومات, على المعلومة, على كل شيء, على الدعم, على وقتكم, على التوضيح, على تعاونكم',
		beside: 'ممتاز, رائع, تمام, جيد, جيد جدا, حسنا, حسناً, وصل, وصلت, تم الاستلام, تم الحل, يعمل الآن, تحياتي, مع تحياتي, مع التحية, مع خالص التحية, يوم سعيد, أتمنى لكم يوما سعيدا, مع السلامة, بالتوفيق, السلام عليكم, وعليكم السلام',
		greetings: 'مرحبا, مرحباً, أهلا, اهلا, السلام عليكم, صباح الخير, مساء الخير',
	},
	{
		thanks: 'ありがとう, ありがとうございます, ありがとうございました, どうもありがとうございます, どうもありがとうございました, 誠にありがとうございます, 誠にありがとうございました, 本当にありがとうございます, 本当にありがとうございました, どうも, 感謝します, 感謝いたします, 感謝しております, 感謝申し上げます, 助かりました, 大変助かりました, とても助かりました, ご対応ありがとうございます, ご対応ありがとうございました, ご返信ありがとうございます, ご返信ありがとうございました, ご連絡ありがとうございます, ご連絡ありがとうございました, ご回答ありがとうございます, ご回答ありがとうございました, 早速のご返信ありがとうございます, 早速のご対応ありがとうございます, 早速のご対応ありがとうございました, 迅速なご対応ありがとうございます, 迅速なご対応ありがとうございました, 迅速な対応ありがとうございました, ご丁寧にありがとうございます, ご丁寧にありがとうございました, お返事ありがとうございます, お返事ありがとうございました',
		much: '',
		forWhat: '',
		beside: '了解しました, 了解です, 承知しました, 承知いたしました, わかりました, 解決しました, 無事解決しました, 無事届きました, 届きました, 受け取りました, 無事に届きました, 完璧です, 今後ともよろしくお願いいたします, お世話になっております, お世話になりました, 失礼いたします, 失礼します',
		greetings: 'こんにちは, おはようございます, こんばんは',
	},
	{
		thanks: '谢谢, 谢谢你, 谢谢您, 谢谢你们, 谢谢大家, 多谢, 非常感谢, 十分感谢, 感谢, 感谢您, 感谢你, 感谢你们, 万分感谢, 好的谢谢, 好的谢谢您, 谢谢您的帮助, 谢谢你的帮助, 感谢您的帮助, 感谢你的帮助, 谢谢您的回复, 谢谢你的回复, 感谢您的回复, 感谢回复, 谢谢回复, 谢谢帮助, 感谢帮助, 謝謝, 謝謝你, 謝謝您, 謝謝你們, 多謝, 非常感謝, 十分感謝, 感謝, 感謝您, 感謝您的幫助, 謝謝您的幫助, 謝謝你的幫助, 感謝您的回覆, 謝謝您的回覆, 感謝回覆, 好的謝謝, 谢谢啦, 辛苦了',
		much: '',
		forWhat: '',
		beside: '好的, 好, 收到, 已收到, 知道了, 明白了, 明白, 太好了, 很好, 完美, 解决了, 已解决, 问题已解决, 问题解决了, 可以了, 没问题了, 已經解決, 解決了, 問題解決了, 祝好, 祝您愉快, 祝您工作愉快, 祝您生活愉快, 再见, 再見, 此致, 敬礼',
		greetings: '你好, 您好, 你们好, 早上好, 下午好, 晚上好',
	},
];
