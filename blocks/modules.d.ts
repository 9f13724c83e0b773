declare module '*.scss';

/** The package ships no types; this is what our blocks use of it. */
declare module '@wordpress/block-editor' {
	import type { ComponentType, HTMLAttributes, ReactNode } from 'react';

	export const InspectorControls: ComponentType< { children?: ReactNode } >;
	export function useBlockProps(): HTMLAttributes< HTMLElement >;
}
