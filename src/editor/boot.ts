/** What php/Knowledge/ArticleEditor.php hands to the editor of an article. */
export interface ArticleEditorBoot {
	/** Roles of this site, in WordPress's order, named in the reader's language. */
	roles: Array< { slug: string; name: string } >;
}

declare global {
	interface Window {
		mesaArticleEditor?: ArticleEditorBoot;
	}
}

export function boot(): ArticleEditorBoot {
	return window.mesaArticleEditor ?? { roles: [] };
}
