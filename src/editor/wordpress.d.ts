/** What we use of packages that WordPress gives and that have no types here. */
declare module '@wordpress/plugins' {
	/** @see https://developer.wordpress.org/block-editor/reference-guides/packages/packages-plugins/ */
	export function registerPlugin( name: string, settings: { render: () => React.ReactNode } ): void;
}

declare module '@wordpress/editor' {
	/** Since WordPress 6.6 here; before that in edit-post. */
	export const PluginDocumentSettingPanel: React.ComponentType< {
		name: string;
		title: string;
		className?: string;
		children?: React.ReactNode;
	} >;
}
