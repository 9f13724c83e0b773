/**
 * What the inbox needs at once and the settings need too. Here it stands in the page's first script; else each of the
 * two would bring its own copy.
 */
import '../core/search/fold.ts';
import '../store/upload.ts';
import '../ui/avatar.tsx';
import '../ui/choices/token-field.tsx';
import '../ui/empty-state.tsx';
import '../ui/field-error.tsx';
import '../ui/file-size.ts';
import '../ui/links.ts';
import '../ui/mail-frame/lazy-mail-frame.tsx';
import '../ui/time-ago.tsx';
